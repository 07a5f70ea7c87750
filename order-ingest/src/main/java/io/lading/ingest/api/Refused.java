package io.lading.ingest.api;

/** Ends a request with a problem; carries no stack, it is an answer. */
final class Refused extends RuntimeException {

  private final transient Problem problem;

  Refused(Problem problem) {
    super(problem.detail(), null, false, false);
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }
}
