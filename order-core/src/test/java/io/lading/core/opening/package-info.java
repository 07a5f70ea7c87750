@NullMarked
package io.lading.core.opening;

import org.jspecify.annotations.NullMarked;
