/** Holds what is stored, and what is published, against the files that say what it was when it was promised. */
package shop.rehearsal.stored;
