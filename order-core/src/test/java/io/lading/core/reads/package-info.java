@NullMarked
package io.lading.core.reads;

import org.jspecify.annotations.NullMarked;
