@NullMarked
package io.lading.core.query;

import org.jspecify.annotations.NullMarked;
