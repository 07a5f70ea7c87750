@NullMarked
package io.lading.engines;

import org.jspecify.annotations.NullMarked;
