@NullMarked
package io.lading.traffic;

import org.jspecify.annotations.NullMarked;
