/**
 * Who may see personal data. Walks in: what a caller presents. Walks out: what he may see. Knows no
 * framework and no order.
 */
@NullMarked
package io.lading.tracking.disclosure;

import org.jspecify.annotations.NullMarked;
