@NullMarked
package io.lading.local;

import org.jspecify.annotations.NullMarked;
