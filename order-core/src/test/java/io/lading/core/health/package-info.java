@NullMarked
package io.lading.core.health;

import org.jspecify.annotations.NullMarked;
