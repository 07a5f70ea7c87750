@NullMarked
package io.lading.tracking.operations;

import org.jspecify.annotations.NullMarked;
