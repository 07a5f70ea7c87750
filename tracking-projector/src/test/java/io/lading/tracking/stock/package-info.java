@NullMarked
package io.lading.tracking.stock;

import org.jspecify.annotations.NullMarked;
