@NullMarked
package io.lading.core.stock;

import org.jspecify.annotations.NullMarked;
