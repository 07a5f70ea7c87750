@NullMarked
package io.lading.bench.peers;

import org.jspecify.annotations.NullMarked;
