@NullMarked
package io.lading.tracking.page;

import org.jspecify.annotations.NullMarked;
