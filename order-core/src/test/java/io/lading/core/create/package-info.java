@NullMarked
package io.lading.core.create;

import org.jspecify.annotations.NullMarked;
