/**
 * The time line: what is projected and what is asked of it. Walks in: records of the status topic,
 * read. Walks out: what was new in them, and the word that it is there; the time line of an order,
 * its packages, its head. Knows no framework.
 */
@NullMarked
package io.lading.tracking.timeline;

import org.jspecify.annotations.NullMarked;
