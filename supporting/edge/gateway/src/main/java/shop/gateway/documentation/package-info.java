/** The project's own documentation, readable from the front page: the same files that lie in the repository. */
package shop.gateway.documentation;
