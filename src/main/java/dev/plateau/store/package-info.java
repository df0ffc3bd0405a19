/**
 * The database as a thing that fails: whether it can be reached, what time it says, and whether it
 * keeps what it was given.
 *
 * <p>Every statement has an end: a {@link dev.plateau.store.StoreWatch} asks PostgreSQL a question
 * of its own four times a second, and once it gets no answer cuts the connections that wait for
 * one. So requests are refused within two seconds, whatever the network does with their packets.
 */
@NullMarked
package dev.plateau.store;

import org.jspecify.annotations.NullMarked;
