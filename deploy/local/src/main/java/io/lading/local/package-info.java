/**
 * Everything with one command on a bare machine. In: options, and trades from the generator or a
 * file. Out: engines and services as child processes, live figures on the screen, and an exit
 * status that says whether every invariant holds.
 */
@NullMarked
package io.lading.local;

import org.jspecify.annotations.NullMarked;
