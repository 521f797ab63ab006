/** What HTTP looks like in every service: problems that tell the way out, and reads that see the writer's writes. */
package shop.platform.web;
