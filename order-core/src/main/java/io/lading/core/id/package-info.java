/** Ids made by the application, and the leases of worker numbers. */
@NullMarked
package io.lading.core.id;

import org.jspecify.annotations.NullMarked;
