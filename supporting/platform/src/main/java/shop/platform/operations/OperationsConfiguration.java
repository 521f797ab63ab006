package shop.platform.operations;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Import;

/** Gives every service the operator's endpoints. */
@AutoConfiguration
@Import(OperationsController.class)
public class OperationsConfiguration {}
