/** The statements of the checks. */
@NullMarked
package io.lading.planner.verify.postgres;

import org.jspecify.annotations.NullMarked;
