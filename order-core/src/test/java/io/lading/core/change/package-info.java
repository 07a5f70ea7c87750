@NullMarked
package io.lading.core.change;

import org.jspecify.annotations.NullMarked;
