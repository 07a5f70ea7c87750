@NullMarked
package io.lading.ingest;

import org.jspecify.annotations.NullMarked;
