@NullMarked
package io.lading.core.reads.postgres;

import org.jspecify.annotations.NullMarked;
