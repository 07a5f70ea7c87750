@NullMarked
package io.lading.tracking.verify;

import org.jspecify.annotations.NullMarked;
