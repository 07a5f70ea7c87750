@NullMarked
package io.lading.tracking.postgres;

import org.jspecify.annotations.NullMarked;
