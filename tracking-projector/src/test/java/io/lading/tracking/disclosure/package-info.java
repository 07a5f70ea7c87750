@NullMarked
package io.lading.tracking.disclosure;

import org.jspecify.annotations.NullMarked;
