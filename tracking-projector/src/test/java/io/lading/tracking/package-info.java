@NullMarked
package io.lading.tracking;

import org.jspecify.annotations.NullMarked;
