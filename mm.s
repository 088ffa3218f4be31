10-K 19961231 1231
STATEMENT OF INCOME
Year ended December 31                    1996           1995           1994
                                               Thousands of Dollars
Sales                                   $ 21,110       $ 19,802       $ 18,110
Costs                                     11,110         11,802         10,110
