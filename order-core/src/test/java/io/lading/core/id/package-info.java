@NullMarked
package io.lading.core.id;

import org.jspecify.annotations.NullMarked;
