/** Questions and orders of dispatchers over HTTP in; JSON, GeoJSON or problem details out. */
@NullMarked
package io.lading.planner.api;

import org.jspecify.annotations.NullMarked;
