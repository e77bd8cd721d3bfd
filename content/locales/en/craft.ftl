# What helps a reader through a page: switches, annotations, links to figures.

switch-measure = What is counted
switch-customers = Customers
switch-orders = Orders
switch-revenue = Revenue
switch-margin = Margin
switch-unit = As
switch-share = Shares of month 0
switch-amount = Counts and amounts
table-cohort-orders-share = Orders of each cohort as a share of those of month 0, by months since the first order
table-cohort-revenue-share = Revenue of each cohort as a share of that of month 0, by months since the first order
