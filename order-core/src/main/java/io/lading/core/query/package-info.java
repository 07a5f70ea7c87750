/**
 * Orders and stock as somebody asks for them. Walks in: a question, checked. Walks out: views of
 * orders, a page at a time; levels of stock. Whether an order is live or archived is not told.
 * Nothing is written and nobody is waited for. A replica answers the same questions behind the same
 * ports. Knows no framework.
 */
@NullMarked
package io.lading.core.query;

import org.jspecify.annotations.NullMarked;
