/** Checks what the planner keeps. Walks in: the database (read only). Walks out: findings. */
@NullMarked
package io.lading.planner.verify;

import org.jspecify.annotations.NullMarked;
