/** What operators load into their own tools holds against the application: rules, dashboards, runbook. */
package io.marketsignals.ops;
