@NullMarked
package io.lading.bench.routes;

import org.jspecify.annotations.NullMarked;
