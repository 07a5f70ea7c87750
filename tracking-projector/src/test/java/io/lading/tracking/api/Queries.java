package io.lading.tracking.api;

import org.springframework.util.LinkedMultiValueMap;

/** Query strings as a controller reads them. */
final class Queries {

  private Queries() {}

  /** {@code parameters}: each a name, = and a value. */
  static Parameters of(String... parameters) {
    var query = new LinkedMultiValueMap<String, String>();
    for (String parameter : parameters) {
      int equals = parameter.indexOf('=');
      query.add(parameter.substring(0, equals), parameter.substring(equals + 1));
    }
    return new Parameters(query, null);
  }
}
