@NullMarked
package io.lading.bench;

import org.jspecify.annotations.NullMarked;
