@NullMarked
package io.lading.core.intake;

import org.jspecify.annotations.NullMarked;
