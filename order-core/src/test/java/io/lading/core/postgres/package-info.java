@NullMarked
package io.lading.core.postgres;

import org.jspecify.annotations.NullMarked;
