@NullMarked
package io.lading.core.verify;

import org.jspecify.annotations.NullMarked;
