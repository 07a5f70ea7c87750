@NullMarked
package io.lading.core.centre.postgres;

import org.jspecify.annotations.NullMarked;
