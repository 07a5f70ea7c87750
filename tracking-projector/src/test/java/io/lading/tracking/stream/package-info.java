@NullMarked
package io.lading.tracking.stream;

import org.jspecify.annotations.NullMarked;
