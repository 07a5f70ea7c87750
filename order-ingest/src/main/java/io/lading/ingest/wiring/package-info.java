/** Settings, and one class that makes every bean in the order the data flows. */
@NullMarked
package io.lading.ingest.wiring;

import org.jspecify.annotations.NullMarked;
