package io.lading.planner.graphhopper;

/** How long a way is. */
record Length(double metres, long millis) {

  static final Length NONE = new Length(0, 0);

  Length plus(Length more) {
    return new Length(metres + more.metres, millis + more.millis);
  }

  Length minus(Length less) {
    return new Length(metres - less.metres, millis - less.millis);
  }
}
