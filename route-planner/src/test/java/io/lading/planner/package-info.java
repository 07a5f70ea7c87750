@NullMarked
package io.lading.planner;

import org.jspecify.annotations.NullMarked;
