/** Holds the book of the business to what the specifications told in this build. */
package shop.verification.book;
