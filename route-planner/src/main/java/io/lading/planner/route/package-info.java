/**
 * Routes and their life. Walks in: what was planned, and what became of it. Walks out: the route
 * after it, and what is announced of it. No framework.
 */
@NullMarked
package io.lading.planner.route;

import org.jspecify.annotations.NullMarked;
