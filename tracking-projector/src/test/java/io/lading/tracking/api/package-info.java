@NullMarked
package io.lading.tracking.api;

import org.jspecify.annotations.NullMarked;
