/** What can be set in each application, told in one table that is made from the code. */
package shop.verification.settings;
